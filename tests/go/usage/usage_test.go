// Package usage uses the module of tests/catalogs/features as its users would.
package usage

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"example.org/acme/codes"
	"example.org/acme/codes/acme/class"
	"example.org/acme/codes/acme/cloud"
	"example.org/acme/codes/acme/common"
	"example.org/acme/codes/acme/import_/default_"
	"example.org/acme/codes/acme/mediafile"
	"example.org/acme/codes/acme/rtc/room"
	"example.org/acme/codes/acme/windows"
	"example.org/acme/codes/index"
)

var (
	_ codes.Code     = room.RoomNotFound
	_ slog.LogValuer = cloud.ParameterNotFound
	_ codes.Code     = default_.ImportFailed
	_ codes.Code     = mediafile.FileEmpty
)

// Constants are constants of the language: they size arrays, and the compiler refuses a case that stands twice.
var _ [room.RoomNotFound]struct{}

func reaction(code room.Code) string {
	switch code {
	case room.RoomNotFound, room.RoomNotFound5024, room.RoomNotFound50001:
		return "create the room"
	case room.Code(common.Timeout):
		return "retry"
	default:
		return "report " + code.String()
	}
}

func call(code room.Code) error {
	if err := code.Err(); err != nil {
		return fmt.Errorf("call: %w", err)
	}
	return nil
}

func check(t *testing.T, got, want any) {
	t.Helper()
	if got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestErrors(t *testing.T) {
	check(t, call(0), nil)
	err := call(104)
	check(t, err.Error(), "call: acme.rtc.room: ROOM_NOT_FOUND (104)")
	check(t, errors.Is(err, room.RoomNotFound), true)
	check(t, errors.Is(err, room.Slow), false)
	check(t, errors.Is(err, common.Timeout), false)
	check(t, errors.Is(call(100000004), common.SignatureExpired), true)
	check(t, errors.Is(room.Code(100000004), common.SignatureExpired), true)
	check(t, errors.Is(call(7), room.Code(7)), true)
	check(t, call(7).Error(), "call: acme.rtc.room: unknown (7)")

	var own room.Code
	check(t, errors.As(err, &own), true)
	check(t, own, room.RoomNotFound)
	check(t, errors.As(call(100000004), &own), true)
	check(t, own, room.Code(100000004))
	check(t, errors.Is(common.SignatureExpired, room.Code(100000004)), true)
	check(t, errors.Is(call(100000004), room.Code(100000004)), true)
	check(t, errors.Is(room.Code(7), common.Code(7)), false)
	var theirs common.Code
	check(t, errors.As(call(100000004), &theirs), true)
	check(t, theirs, common.SignatureExpired)
	var code codes.Code
	check(t, errors.As(call(100000004), &code), true)
	check(t, code.Status(), codes.Unauthenticated)
	check(t, code.HTTPStatus(), 401)

	check(t, cloud.Code("").Err(), nil)
	check(t, cloud.Code("UnknownError").Err() != nil, true)
	check(t, windows.Zero.Err(), nil)
}

func TestValues(t *testing.T) {
	check(t, reaction(5024), "create the room")
	check(t, reaction(100000030), "retry")
	check(t, reaction(7), "report 7")
	check(t, room.Lookup(100000004) == codes.Code(common.SignatureExpired), true)
	check(t, map[codes.Code]bool{common.OK: true}[common.Code(0)], true)
	check(t, fmt.Sprintf("%v %d", room.RoomNotFound, room.RoomNotFound), "acme.rtc.room: ROOM_NOT_FOUND (104) 104")
	check(t, windows.AccessDenied.Error(), "acme.windows: ACCESS_DENIED (0x80070005)")
	check(t, windows.Code(-255).String(), "-0xFF")
	check(t, class.Class.Name()+class.Code_.Name()+class.Lookup_.Name(), "CLASSCODELOOKUP")
	check(t, room.Code(100000004).Retryable(), false)
	check(t, room.Code(100000030).Retryable(), true)

	tags, ok := common.SignatureExpired.Tags()
	tags[0] = "changed"
	again, _ := common.SignatureExpired.Tags()
	check(t, fmt.Sprint(ok, again), "true [auth time]")
	layer, ok := common.SignatureExpired.Layer()
	check(t, layer == codes.LayerEdge && ok, true)
	_, ok = room.Slow.Layer()
	check(t, ok, false)
	tombstone, _ := room.Slow.Tombstone()
	check(t, tombstone.Since+tombstone.ReplacedBy, "1.0.0acme.common.TIMEOUT")
}

func TestTexts(t *testing.T) {
	text, ok := room.RoomNotFound.Text("en-US")
	check(t, ok, true)
	check(t, text, codes.Text{Locale: "en", Message: "The room does not exist.", Action: "Check that the requested RoomId exists."})
	text, _ = room.StreamLimitExceeded.Text("en")
	check(t, text.Message, "{user} may publish {limit} streams, {limit} and not {more}.")
	text, _ = room.StreamLimitExceededArgs{Limit: 9, User: "Mei {limit}"}.Text("en")
	check(t, text.Message, "Mei {limit} may publish 9 streams, 9 and not {more}.")
	_, ok = room.Code(7).Text("en")
	check(t, ok, false)
}

func TestJSON(t *testing.T) {
	type answer struct {
		Code room.Code
		Seen map[room.Code]int
		Text cloud.Code
	}
	var got answer
	given := `{"Code":104,"Seen":{"ROOM_NOT_FOUND":1,"7":2},"Text":"InvalidParameter.NotFound"}`
	check(t, json.Unmarshal([]byte(given), &got), nil)
	check(t, got.Code, room.RoomNotFound)
	check(t, got.Seen[7], 2)
	check(t, got.Text, cloud.ParameterNotFound)
	written, err := json.Marshal(got)
	check(t, err, nil)
	check(t, string(written), `{"Code":104,"Seen":{"104":1,"7":2},"Text":"InvalidParameter.NotFound"}`)

	for given, want := range map[string]room.Code{
		`"ROOM_NOT_FOUND"`: 104, `"NO_SUCH_ROOM"`: 104, `"TOO_SLOW"`: 107, `"-12"`: -12, `"0x10"`: 16, `"0XFF"`: 255, `"\u0052OOM_NOT_FOUND"`: 104,
		`null`: 5, `-9223372036854775808`: -9223372036854775808, `9223372036854775807`: 9223372036854775807,
	} {
		code := room.Code(5)
		check(t, json.Unmarshal([]byte(given), &code), nil)
		check(t, code, want)
	}
	for _, given := range []string{`"NO_SUCH_NAME"`, `""`, `"010"`, `"1_0"`, `"--1"`, `1.5`, `true`, `[]`, `9223372036854775808`} {
		code := room.Code(5)
		check(t, json.Unmarshal([]byte(given), &code) != nil, true)
		check(t, code, room.Code(5))
	}
}

func TestLogs(t *testing.T) {
	var log bytes.Buffer
	withoutTime := func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey {
			return slog.Attr{}
		}
		return a
	}
	logger := slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{ReplaceAttr: withoutTime}))
	logger.Warn("failed", "answer", room.Code(100000004), "other", cloud.Code("X"))
	check(t, strings.TrimSpace(log.String()), "level=WARN msg=failed "+
		"answer.domain=acme.common answer.name=SIGNATURE_EXPIRED answer.code=100000004 answer.status=UNAUTHENTICATED "+
		`other.domain=acme.cloud other.name="" other.code=X other.status=UNKNOWN`)
}

func TestIndex(t *testing.T) {
	var places []string
	for _, code := range index.Lookup(1) {
		places = append(places, code.Domain()+"."+code.Name())
	}
	check(t, strings.Join(places, " "), "acme.hostile.QUOTES acme.import.default.IMPORT_FAILED acme.media-file.FILE_EMPTY")
	check(t, len(index.Lookup(987654321)), 0)
	for _, domain := range index.Domains() {
		if domain.Name == "acme.rtc.room" {
			check(t, domain.Documents[0].URL[1], codes.Localized{Locale: "en", Value: "https://example.org/en/rtc"})
			check(t, domain.Title[1].Value, "Room signaling API")
		}
	}
}

func TestNothingIsAllocatedToFindACode(t *testing.T) {
	found := testing.AllocsPerRun(100, func() {
		if room.Code(100000004).Name() == "" || !room.RoomNotFound.Known() {
			t.Error("not found")
		}
	})
	check(t, found, 0.0)
}
