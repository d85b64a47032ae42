module example.com/consumer

go 1.22

require (
	github.com/BurntSushi/toml v1.4.0
	github.com/nicksnyder/go-i18n/v2 v2.4.1
	golang.org/x/text v0.21.0
)
