// Command consumer answers questions from go-i18n bundles: consumer FOLDER QUESTIONS
package main

import (
	"encoding/json"
	"log"
	"os"
	"path/filepath"

	"github.com/BurntSushi/toml"
	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

type question struct {
	Locale, Domain, Name, Field string
	Arguments                   map[string]any
}

func main() {
	bundle := i18n.NewBundle(language.MustParse("zh-CN"))
	bundle.RegisterUnmarshalFunc("toml", toml.Unmarshal)
	files, err := filepath.Glob(filepath.Join(os.Args[1], "*.toml"))
	check(err)
	for _, file := range files {
		_, err := bundle.LoadMessageFile(file)
		check(err)
	}
	asked, err := os.Open(os.Args[2])
	check(err)
	decoder := json.NewDecoder(asked)
	decoder.UseNumber() // or a large integer would be printed as a float
	var questions []question
	check(decoder.Decode(&questions))
	answers := make([]string, 0, len(questions))
	for _, one := range questions {
		answer, err := i18n.NewLocalizer(bundle, one.Locale).Localize(&i18n.LocalizeConfig{
			MessageID:    one.Domain + "." + one.Name + "." + one.Field,
			TemplateData: one.Arguments,
		})
		check(err)
		answers = append(answers, answer)
	}
	check(json.NewEncoder(os.Stdout).Encode(answers))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
