// Package everyday takes a code of every kind through what programs do with codes every day.
package everyday

import (
	"bytes"
	"database/sql/driver"
	"encoding"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"reflect"
	"sort"
	"strings"
	"testing"
	"time"

	"example.org/day/codes"
	"example.org/day/codes/acme/api"
	"example.org/day/codes/acme/cloud"
	"example.org/day/codes/acme/common"
	"example.org/day/codes/acme/hex"
	"example.org/day/codes/index"
)

type row struct {
	code      codes.Code
	label     string
	name      string
	json      string
	sql       driver.Value
	http      int
	recovery  codes.Recovery
	wait      time.Duration
	url       string
	message   string
	retryable bool
	success   bool
}

var rows = map[string]row{
	"known": {api.RoomNotFound, "acme.api: ROOM_NOT_FOUND (104)", "ROOM_NOT_FOUND", "104", int64(104), 410,
		codes.RecoveryCorrectable, 0, "https://codes.example/acme.api/ROOM_NOT_FOUND.html", "The room does not exist.", false, false},
	"unknown": {api.Code(7), "acme.api: unknown (7)", "", "7", int64(7), 500, "", 0, "", "", false, false},
	"included": {api.Code(1001), "acme.common: RATE_LIMITED (1001)", "RATE_LIMITED", "1001", int64(1001), 429,
		codes.RecoveryTransient, 30 * time.Second, "https://codes.example/acme.common/RATE_LIMITED.html", "Too many requests.", true, false},
	"deprecated": {api.StreamGone, "acme.api: STREAM_GONE (106)", "STREAM_GONE", "106", int64(106), 404,
		codes.RecoveryCorrectable, 0, "https://codes.example/acme.api/STREAM_GONE.html", "The stream does not exist.", false, false},
	"former name": {api.NoRoom, "acme.api: ROOM_NOT_FOUND (104)", "ROOM_NOT_FOUND", "104", int64(104), 410,
		codes.RecoveryCorrectable, 0, "https://codes.example/acme.api/ROOM_NOT_FOUND.html", "The room does not exist.", false, false},
	"hex": {hex.AccessDenied, "acme.hex: ACCESS_DENIED (0x80070005)", "ACCESS_DENIED", "2147942405", int64(2147942405), 403,
		codes.RecoveryTerminal, 0, "https://codes.example/acme.hex/ACCESS_DENIED.html", "Access is denied.", false, false},
	"string": {cloud.ParameterInvalid, "acme.cloud: PARAMETER_INVALID (InvalidParameter)", "PARAMETER_INVALID", `"InvalidParameter"`,
		"InvalidParameter", 400, codes.RecoveryCorrectable, 0, "https://codes.example/acme.cloud/PARAMETER_INVALID.html",
		"The parameter is invalid.", false, false},
	"unknown string": {cloud.Code("evil\nERROR forged"), `acme.cloud: unknown ("evil\nERROR forged")`, "", `"evil\nERROR forged"`,
		"evil\nERROR forged", 500, "", 0, "", "", false, false},
	"success": {common.OK, "acme.common: OK (0)", "OK", "0", int64(0), 200, "", 0,
		"https://codes.example/acme.common/OK.html", "Success.", false, true},
	"unlisted zero": {hex.Code(0), "acme.hex: unknown (0x0)", "", "0", int64(0), 500, "", 0, "", "", false, true},
}

func check(t *testing.T, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s: got %#v, want %#v", what, got, want)
	}
}

func TestEveryday(t *testing.T) {
	for name, row := range rows {
		t.Run(name, func(t *testing.T) {
			c := row.code
			check(t, "known", c.Known(), row.name != "")
			check(t, "formatting", fmt.Sprintf("%v|%s", c, c), row.label+"|"+row.label)
			check(t, "name", c.Name(), row.name)
			check(t, "status", []any{c.HTTPStatus(), c.Recovery(), c.Retryable(), c.RetryAfter()},
				[]any{row.http, row.recovery, row.retryable, row.wait})
			check(t, "url", c.URL(), row.url)
			text, ok := c.Text("fr-CH, fr;q=0.9, en;q=0.8")
			check(t, "text", []any{text.Message, ok}, []any{row.message, row.name != ""})
			chinese, _ := c.Text("zh-SG", "en")
			check(t, "locale", chinese.Locale == "zh-CN", row.name != "")
			checkErrors(t, row)
			checkEncodings(t, row)
			checkValues(t, row)
			checkLogs(t, row)
			checkProblem(t, row)
		})
	}
}

func checkErrors(t *testing.T, row row) {
	err := row.code.Err()
	check(t, "success", err == nil, row.success)
	if row.success {
		check(t, "with message", row.code.WithMessage("x"), error(nil))
		return
	}
	wrapped := fmt.Errorf("call: %w", err)
	check(t, "errors.Is", errors.Is(wrapped, row.code), true)
	check(t, "errors.Is, another", errors.Is(wrapped, hex.Code(9)), false)
	var code codes.Code
	check(t, "errors.As", errors.As(wrapped, &code) && code == row.code, true)
	with := fmt.Errorf("call: %w", row.code.WithMessage("request 17"))
	check(t, "message", with.Error(), "call: "+row.label+": request 17")
	var detail *codes.Error
	check(t, "errors.As, error", errors.As(with, &detail) && errors.Is(with, row.code), true)
	check(t, "retry after", detail.RetryAfter, row.wait)
}

func checkEncodings(t *testing.T, row row) {
	written, err := json.Marshal(row.code)
	check(t, "JSON", []any{string(written), err}, []any{row.json, nil})
	back := reflect.New(reflect.TypeOf(row.code))
	check(t, "JSON, back", json.Unmarshal(written, back.Interface()), nil)
	check(t, "JSON, back", back.Elem().Interface(), any(row.code))
	text, err := row.code.(encoding.TextMarshaler).MarshalText()
	check(t, "text form", []any{string(text), err}, []any{fmt.Sprint(row.sql), nil})
	keys := reflect.MakeMap(reflect.MapOf(reflect.TypeOf(row.code), reflect.TypeOf(0)))
	keys.SetMapIndex(reflect.ValueOf(row.code), reflect.ValueOf(1))
	written, err = json.Marshal(keys.Interface())
	check(t, "JSON keys", []any{string(written), err}, []any{`{"` + strings.Trim(row.json, `"`) + `":1}`, nil})
	_, err = xml.Marshal(struct {
		XMLName xml.Name `xml:"r"`
		Code    codes.Code
	}{Code: row.code})
	check(t, "XML", err, nil)
}

func checkValues(t *testing.T, row row) {
	value, err := driver.DefaultParameterConverter.ConvertValue(row.code)
	check(t, "database", []any{value, err}, []any{row.sql, nil})
	check(t, "map", map[codes.Code]int{row.code: 1}[row.code], 1)
	check(t, "aliases, synonyms, links", len(row.code.Aliases())+len(row.code.Synonyms()) >= 0 && row.code.Links() == nil, row.name != "ROOM_NOT_FOUND")
	_, gone := row.code.Tombstone()
	check(t, "tombstone", gone, row.name == "STREAM_GONE")
	layer, ok := codes.LayerOf(row.code)
	check(t, "attribute", ok, row.name == "ROOM_NOT_FOUND")
	check(t, "attribute", layer == codes.LayerEdge, ok)
	if row.name != "" {
		found, ok := index.Find(row.code.Domain(), row.name)
		check(t, "find", ok && errors.Is(found, row.code), true)
	}
}

func checkLogs(t *testing.T, row row) {
	var log bytes.Buffer
	slog.New(slog.NewJSONHandler(io.MultiWriter(&log), nil)).Info("x", "code", row.code)
	var line struct{ Code map[string]any }
	check(t, "slog", json.Unmarshal(log.Bytes(), &line), nil)
	check(t, "slog", line.Code["name"], any(row.name))
	check(t, "slog, lines", strings.Count(log.String(), "\n"), 1)
	check(t, "label, lines", strings.Count(row.code.Error(), "\n"), 0)
}

func checkProblem(t *testing.T, row row) {
	problem := codes.NewProblem(fmt.Errorf("call: %w", &codes.Error{Code: row.code, Message: "m"}), "en")
	check(t, "problem", []any{problem.Status, problem.Detail, problem.Name}, []any{row.http, "m", row.name})
	check(t, "problem, type", problem.Type, map[bool]string{true: row.url, false: "about:blank"}[row.url != ""])
	check(t, "problem, title", problem.Title, map[bool]string{true: row.message, false: row.label}[row.message != ""])
	_, err := json.Marshal(problem)
	check(t, "problem, JSON", err, nil)
}

func TestSorting(t *testing.T) {
	found := []api.Code{1001, 7, 104}
	sort.Slice(found, func(i, j int) bool { return found[i] < found[j] })
	check(t, "sorted", found, []api.Code{7, 104, 1001})
}

func TestReading(t *testing.T) {
	for text, want := range map[string]api.Code{
		"104": 104, "+7": 7, "-0x1F": -31, "ROOM_NOT_FOUND": 104, "NO_ROOM": 104, "RATE_LIMITED": 1001,
	} {
		code, err := api.Parse(text)
		check(t, text, []any{code, err}, []any{want, nil})
	}
	for _, text := range []string{"", "NOBODY", "1.5", "010", "0x", "1_0", "true"} {
		_, err := api.Parse(text)
		check(t, text, err != nil, true)
	}
	check(t, "negotiate", codes.Negotiate("fr, zh_SG.UTF-8;q=0.5"), "zh-CN")
	check(t, "negotiate, nobody", codes.Negotiate("fr"), "en")
	check(t, "locales", codes.Locales(), []string{"zh-CN", "en"})
	check(t, "locales", []string{codes.SourceLocale, codes.DefaultLocale, codes.Version()}, []string{"zh-CN", "en", "1.0.0"})
}

func TestResponses(t *testing.T) {
	answers := map[string]string{
		`{"error": {"code": 105, "message": "limit", "details": {"user": "Mei", "limit": 9}}}`: "acme.api: STREAM_LIMIT_EXCEEDED (105): limit",
		`{"error": {"code": "104"}}`:              "acme.api: ROOM_NOT_FOUND (104)",
		`{"error": {"code": 7}}`:                  "acme.api: unknown (7)",
		`{"error": {"code": 1001, "wait": "60"}}`: "acme.common: RATE_LIMITED (1001)",
		`{"error": {"code": true}}`:               "",
		`{"error": [1]}`:                          "",
		`{"code": 104}`:                           "",
		`null`:                                    "",
	}
	for answer, want := range answers {
		var body any
		check(t, answer, json.Unmarshal([]byte(answer), &body), nil)
		response, ok := api.FromResponse(body)
		check(t, answer, ok, want != "")
		if ok {
			check(t, answer, response.Err().Error(), want)
		}
		if strings.Contains(answer, "details") {
			var err *codes.Error
			check(t, answer, errors.As(response.Err(), &err), true)
			text, _ := err.Text("en")
			check(t, answer, text.Message, "Mei may publish 9 streams.")
		}
		if strings.Contains(answer, "wait") {
			check(t, answer, response.RetryAfter, time.Minute)
		}
	}
	err := api.StreamLimitExceededArgs{User: "Mei", Limit: 9}.Err()
	check(t, "arguments", errors.Is(err, api.StreamLimitExceeded), true)
	check(t, "arguments", codes.NewProblem(err, "en").Title, "Mei may publish 9 streams.")
}
