// Package consumer holds a generated module against the vectors; wiring_test.go is written for each catalog.
package consumer

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"reflect"
	"testing"
)

type text struct {
	Requested, Locale, Message string
	Cause, Action              *string
}

type entry struct {
	Domain, Name, Status, Label    string
	Code                           any
	HTTPStatus                     int `json:"http_status"`
	Retryable, Deprecated, Retired bool
	ReplacedBy                     *string `json:"replaced_by"`
	Aliases, Synonyms, Equivalents []string
	Attributes                     map[string]any
	Texts                          []text
	Formatted                      []text
}

type vectors struct {
	Entries []entry
	Lookups []struct {
		Domain, Owner, Name string
		Code                any
	}
	Unknown []struct {
		Domain, Label string
		Code          any
	}
	Requests []struct {
		Domain, Name, Locale, Message string
		Requested                     any
	}
	Meanings []struct {
		Code  any
		Found []string
	}
}

func read(t *testing.T) vectors {
	t.Helper()
	content, err := os.ReadFile("vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.UseNumber()
	var v vectors
	if err := decoder.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

func same(t *testing.T, where string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s: got %#v, want %#v", where, got, want)
	}
}

// number returns a code of the vectors as what goes over the wire.
func number(code any) int64 {
	n, err := code.(json.Number).Int64()
	if err != nil {
		panic(err)
	}
	return n
}

// request returns what a reader prefers: a text, or a list of them.
func request(value any) []string {
	if text, ok := value.(string); ok {
		return []string{text}
	}
	var preferred []string
	for _, text := range value.([]any) {
		preferred = append(preferred, text.(string))
	}
	return preferred
}

func or(value *string) string {
	if value == nil {
		return ""
	}
	return *value
}

func TestEntries(t *testing.T) {
	v := read(t)
	names := 0
	for _, e := range v.Entries {
		c := lookups[e.Domain](e.Code)
		place := e.Domain + "." + e.Name
		same(t, place, constants[place], c)
		same(t, place+" name", c.Name(), e.Name)
		same(t, place+" string", c.String(), e.Name)
		same(t, place+" domain", c.Domain(), e.Domain)
		same(t, place+" label", c.Error(), e.Label)
		same(t, place+" known", c.Known(), true)
		same(t, place+" status", c.Status().String(), e.Status)
		same(t, place+" http", c.HTTPStatus(), e.HTTPStatus)
		same(t, place+" retryable", c.Retryable(), e.Retryable)
		same(t, place+" deprecated", c.Deprecated(), e.Deprecated)
		same(t, place+" retired", c.Retired(), e.Retired)
		tombstone, gone := c.Tombstone()
		same(t, place+" tombstone", gone, e.Deprecated || e.Retired)
		same(t, place+" replaced by", tombstone.ReplacedBy, or(e.ReplacedBy))
		same(t, place+" aliases", append([]string{}, c.Aliases()...), e.Aliases)
		synonyms := []string{}
		for _, other := range c.Synonyms() {
			synonyms = append(synonyms, other.Name())
		}
		same(t, place+" synonyms", synonyms, e.Synonyms)
		same(t, place+" equivalents", append([]string{}, c.Equivalents()...), e.Equivalents)
		same(t, place+" attributes", fmt.Sprint(attributes(c)), fmt.Sprint(e.Attributes))
		for _, alias := range e.Aliases {
			same(t, place+" alias "+alias, constants[e.Domain+"."+alias], c)
			names++
		}
		for _, want := range e.Texts {
			got, ok := c.Text(want.Requested)
			same(t, place+" text", []any{ok, got}, []any{true, Text{
				Locale: want.Locale, Message: want.Message, Cause: or(want.Cause), Action: or(want.Action),
			}})
		}
		for _, want := range e.Formatted {
			got, ok := filled[place](want.Requested)
			same(t, place+" filled", []any{ok, got.Message}, []any{true, want.Message})
		}
		err := fmt.Errorf("wrapped: %w", c)
		var found Code
		same(t, place+" errors.As", errors.As(err, &found) && found == c, true)
		same(t, place+" errors.Is", errors.Is(err, c), true)
		same(t, place+" Err", c.Err() == nil, e.Status == "OK")
	}
	same(t, "names", len(constants), len(v.Entries)+names)
	t.Logf("%d entries", len(v.Entries))
}

func TestLookupsThroughIncludes(t *testing.T) {
	for _, want := range read(t).Lookups {
		c := lookups[want.Domain](want.Code)
		place := want.Owner + "." + want.Name
		same(t, place, c, constants[place])
		raw := casts[want.Domain](want.Code)
		same(t, place+" errors.Is", errors.Is(raw, c), true)
		same(t, place+" cast", []string{raw.Name(), raw.Domain(), raw.Error()}, []string{c.Name(), c.Domain(), c.Error()})
		same(t, place+" cast facts", []any{raw.Status(), raw.Retryable(), raw.Synonyms()}, []any{c.Status(), c.Retryable(), c.Synonyms()})
		same(t, place+" cast attributes", attributes(raw), attributes(c))
		if err := raw.Err(); err != nil {
			same(t, place+" Err", []bool{errors.Is(err, c), errors.Is(c, raw), errors.Is(c, err)}, []bool{true, true, true})
		}
		mine, _ := raw.Text("")
		owners, _ := c.Text("")
		same(t, place+" cast text", mine, owners)
	}
}

func TestUnknownCodes(t *testing.T) {
	for _, want := range read(t).Unknown {
		c := lookups[want.Domain](want.Code)
		same(t, want.Label, []any{c.Error(), c.Known(), c.Name(), c.Domain()}, []any{want.Label, false, "", want.Domain})
		same(t, want.Label+" status", []any{c.Status().String(), c.HTTPStatus(), c.Retryable()}, []any{"UNKNOWN", 500, false})
		got, ok := c.Text("en")
		same(t, want.Label+" text", []any{got, ok}, []any{Text{}, false})
		same(t, want.Label+" attributes", len(attributes(c)), 0)
	}
}

func TestRequests(t *testing.T) {
	for _, want := range read(t).Requests {
		preferred := request(want.Requested)
		got, ok := constants[want.Domain+"."+want.Name].Text(preferred...)
		same(t, fmt.Sprint(preferred), []any{ok, got.Locale, got.Message}, []any{true, want.Locale, want.Message})
	}
}

func TestMeanings(t *testing.T) {
	all := 0
	for _, want := range read(t).Meanings {
		var found []string
		for _, c := range meanings(want.Code) {
			found = append(found, c.Domain()+"."+c.Name())
		}
		same(t, fmt.Sprint(want.Code), found, want.Found)
		all += len(found)
	}
	same(t, "all codes", len(codes()), all)
}

func TestRoundTrips(t *testing.T) {
	for place, c := range constants {
		same(t, place, roundTrip(t, c), []any{c, c})
	}
	for _, unknown := range read(t).Unknown {
		c := lookups[unknown.Domain](unknown.Code)
		same(t, unknown.Label, roundTrip(t, c), []any{c, c})
	}
}

// roundTrip returns what MarshalText and JSON make of a code and read back.
func roundTrip(t *testing.T, c Code) []any {
	t.Helper()
	found := []any{}
	for _, back := range []func(Code) (Code, error){throughText, throughJSON} {
		other, err := back(c)
		if err != nil {
			t.Fatal(err)
		}
		found = append(found, other)
	}
	return found
}
