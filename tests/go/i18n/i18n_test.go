// Package i18n compares the runtime with the vectors that all languages share.
package i18n

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"testing"

	locale0 "example.com/i18n/locale0"
	locale1 "example.com/i18n/locale1"
	locale2 "example.com/i18n/locale2"
	"example.com/i18n/message"
)

var orders = []struct {
	order func([]int, []string) []int
	tag   func(int) string
}{
	{locale0.Order, locale0.Tag},
	{locale1.Order, locale1.Tag},
	{locale2.Order, locale2.Tag},
}

func TestVectors(t *testing.T) {
	content, err := os.ReadFile("vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var vectors struct {
		Matching []struct {
			Cases []struct {
				Request any
				Order   []string
			}
		}
		Messages []struct {
			Locale, Pattern, Text string
			Values                map[string]any
		}
	}
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.UseNumber()
	if err := decoder.Decode(&vectors); err != nil {
		t.Fatal(err)
	}
	if len(vectors.Matching) != len(orders) {
		t.Fatalf("%d catalogs, want %d", len(vectors.Matching), len(orders))
	}
	for i, catalog := range vectors.Matching {
		for _, c := range catalog.Cases {
			var order []string
			for _, number := range orders[i].order(nil, request(c.Request)) {
				order = append(order, orders[i].tag(number))
			}
			if !reflect.DeepEqual(order, c.Order) {
				t.Errorf("catalog %d, %v: got %v, want %v", i, c.Request, order, c.Order)
			}
		}
	}
	for _, m := range vectors.Messages {
		if text := message.Format(m.Pattern, m.Values, m.Locale); text != m.Text {
			t.Errorf("%s %q %v: got %q, want %q", m.Locale, m.Pattern, m.Values, text, m.Text)
		}
	}
	if len(vectors.Messages) < 1000 {
		t.Errorf("only %d messages", len(vectors.Messages))
	}
}

func request(value any) []string {
	var preferred []string
	switch value := value.(type) {
	case string:
		preferred = append(preferred, value)
	case []any:
		for _, text := range value {
			preferred = append(preferred, text.(string))
		}
	}
	return preferred
}
