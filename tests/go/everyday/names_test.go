package everyday

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os/exec"
	"reflect"
	"sort"
	"strings"
	"testing"

	"example.org/day/codes"
	"example.org/day/codes/acme/api"
	"example.org/day/codes/acme/cloud"
	"example.org/day/codes/acme/common"
	"example.org/day/codes/acme/hex"
	"example.org/day/codes/index"
)

// use is a public name with the code of a row.
type use func(row row) any

// pair is what a function with two results returns.
func pair[A, B any](a A, b B) any { return []any{a, b} }

func body(r row) any {
	return map[string]any{"error": map[string]any{"code": r.sql, "message": "said", "wait": 3.0}}
}

func detailOf(r row) *codes.Error {
	return &codes.Error{Code: r.code, Message: "said", Arguments: map[string]any{"limit": 9}, Cause: errors.New("cause")}
}

// functions are those of the package of a domain, asked about the code of a row.
func functions[C codes.Code, V int64 | string](
	lookup func(V) codes.Code, named func(string) (C, bool), parse func(string) (C, error), all func() []C,
	about func() codes.Domain, read func(any) (codes.Response, bool),
) map[string]use {
	return map[string]use{
		"Codes":        func(row) any { return all() },
		"Domain":       func(row) any { return about() },
		"FromResponse": func(r row) any { return pair(read(body(r))) },
		"Lookup":       func(r row) any { value, _ := r.sql.(V); return lookup(value) },
		"Named":        func(r row) any { return pair(named(r.name)) },
		"Parse":        func(r row) any { code, err := parse(fmt.Sprint(r.sql)); return []any{code, err == nil} },
	}
}

// methods are those of every Code; the rest of them take no arguments.
var methods = map[string]func(codes.Code, row) any{
	"As":   func(c codes.Code, r row) any { var code codes.Code; return errors.As(c, &code) && code == r.code },
	"Is":   func(c codes.Code, r row) any { return errors.Is(c, r.code) && !errors.Is(c, errors.New("another")) },
	"Text": func(c codes.Code, _ row) any { return pair(c.Text("fr", "en;q=0.5")) },
	"TextWith": func(c codes.Code, _ row) any {
		return pair(c.TextWith(map[string]any{"user": "Mei", "limit": 9}, "en"))
	},
	"WithMessage":   func(c codes.Code, _ row) any { return c.WithMessage("said") },
	"UnmarshalJSON": func(c codes.Code, r row) any { return read(c, []byte(r.json)) },
	"UnmarshalText": func(c codes.Code, r row) any { return read(c, []byte(r.json)) },
}

func read(c codes.Code, written []byte) any {
	back := reflect.New(reflect.TypeOf(c))
	return []any{json.Unmarshal(written, back.Interface()), back.Elem().Interface()}
}

var names = map[string]map[string]use{
	".": {
		"Actor":                func(r row) any { return r.code.Actor() },
		"Code":                 func(r row) any { return r.code },
		"DefaultLocale":        func(r row) any { return pair(r.code.Text(codes.DefaultLocale)) },
		"Document":             func(r row) any { return index.Domains()[0].Documents },
		"Domain":               func(r row) any { return index.Domains() },
		"Error":                func(r row) any { return detailOf(r) },
		"Error.Error":          func(r row) any { return detailOf(r).Error() },
		"Error.Text":           func(r row) any { return pair(detailOf(r).Text("en")) },
		"Error.Unwrap":         func(r row) any { return errors.Is(detailOf(r), r.code) },
		"Layer":                func(r row) any { return pair(codes.LayerOf(r.code)) },
		"LayerOf":              func(r row) any { return pair(codes.LayerOf(r.code)) },
		"Link":                 func(r row) any { return r.code.Links() },
		"Locales":              func(r row) any { return codes.Locales() },
		"Localized":            func(r row) any { return index.Domains()[0].Title },
		"Negotiate":            func(r row) any { return codes.Negotiate("fr", "zh-TW;q=0.1") },
		"NewProblem":           func(r row) any { return codes.NewProblem(detailOf(r), "en") },
		"Problem":              func(r row) any { return codes.NewProblem(r.code, "zh-CN") },
		"Recovery":             func(r row) any { return r.code.Recovery() },
		"Response":             func(r row) any { return codes.Response{Code: r.code, Message: "said"} },
		"Response.Err":         func(r row) any { return codes.Response{Code: r.code}.Err() },
		"SourceLocale":         func(r row) any { return pair(r.code.Text(codes.SourceLocale)) },
		"Status":               func(r row) any { return r.code.Status() },
		"Status.HTTP":          func(r row) any { return r.code.Status().HTTP() },
		"Status.MarshalText":   func(r row) any { return pair(r.code.Status().MarshalText()) },
		"Status.String":        func(r row) any { return r.code.Status().String() },
		"Status.UnmarshalText": func(r row) any { var s codes.Status; return s.UnmarshalText([]byte(r.code.Status().String())) },
		"Text":                 func(r row) any { return pair(r.code.Text()) },
		"Tombstone":            func(r row) any { return pair(r.code.Tombstone()) },
		"Version":              func(r row) any { return codes.Version() },
	},
	"index": {
		"Codes":        func(row) any { return index.Codes() },
		"Domains":      func(row) any { return index.Domains() },
		"Find":         func(r row) any { return pair(index.Find(r.code.Domain(), r.name)) },
		"Lookup":       func(r row) any { value, _ := r.sql.(int64); return index.Lookup(value) },
		"LookupString": func(r row) any { value, _ := r.sql.(string); return index.LookupString(value) },
	},
	"acme/api": functions(api.Lookup, api.Named, api.Parse, api.Codes, api.Domain, api.FromResponse),
	"acme/cloud": functions(cloud.Lookup, cloud.Named, func(text string) (cloud.Code, error) { return cloud.Code(text), nil },
		cloud.Codes, cloud.Domain, cloud.FromResponse),
	"acme/common": functions(common.Lookup, common.Named, common.Parse, common.Codes, common.Domain, common.FromResponse),
	"acme/hex":    functions(hex.Lookup, hex.Named, hex.Parse, hex.Codes, hex.Domain, hex.FromResponse),
}

var arguments = map[string]use{
	"StreamLimitExceededArgs":      func(row) any { return api.StreamLimitExceededArgs{User: "Mei", Limit: 9} },
	"StreamLimitExceededArgs.Err":  func(row) any { return api.StreamLimitExceededArgs{User: "Mei"}.Err() },
	"StreamLimitExceededArgs.Map":  func(row) any { return api.StreamLimitExceededArgs{User: "Mei"}.Map() },
	"StreamLimitExceededArgs.Text": func(row) any { return pair(api.StreamLimitExceededArgs{Limit: 9}.Text("en")) },
}

// public returns the exported functions, methods and types of the packages that users import: path → names. Constants are
// left out: entries are codes of rows, and the others are values of a type.
func public(t *testing.T) map[string][]string {
	t.Helper()
	listed, err := exec.Command("go", "list", "-f", "{{.ImportPath}} {{.Dir}}", "example.org/day/codes/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][]string{}
	for _, line := range strings.Split(strings.TrimSpace(string(listed)), "\n") {
		path, folder, _ := strings.Cut(line, " ")
		path = strings.TrimPrefix(strings.TrimPrefix(path, "example.org/day/codes"), "/")
		if strings.HasPrefix(path, "internal") {
			continue
		}
		if path == "" {
			path = "."
		}
		parsed, err := parser.ParseDir(token.NewFileSet(), folder, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, source := range parsed {
			if strings.HasSuffix(source.Name, "_test") {
				continue
			}
			for _, file := range source.Files {
				found[path] = append(found[path], exported(file)...)
			}
		}
	}
	return found
}

func exported(file *ast.File) (found []string) {
	for _, declaration := range file.Decls {
		switch declaration := declaration.(type) {
		case *ast.FuncDecl:
			if declaration.Name.IsExported() {
				found = append(found, receiver(declaration)+declaration.Name.Name)
			}
		case *ast.GenDecl:
			for _, spec := range declaration.Specs {
				if kind, ok := spec.(*ast.TypeSpec); ok && kind.Name.IsExported() {
					found = append(found, kind.Name.Name)
				}
			}
		}
	}
	return found
}

func receiver(function *ast.FuncDecl) string {
	if function.Recv == nil {
		return ""
	}
	kind := function.Recv.List[0].Type
	if pointer, ok := kind.(*ast.StarExpr); ok {
		kind = pointer.X
	}
	return kind.(*ast.Ident).Name + "."
}

// used takes what a name returns through formatting, comparison and JSON, twice: it is the same each time.
func used(t *testing.T, what string, r row, use use) {
	t.Helper()
	first, again := use(r), use(r)
	check(t, what, fmt.Sprintf("%v %+v", first, first), fmt.Sprintf("%v %+v", again, again))
	check(t, what, reflect.DeepEqual(first, again), true)
	if _, err := json.Marshal(first); err != nil {
		t.Errorf("%s: %v", what, err)
	}
}

func TestEveryPublicNameHasARow(t *testing.T) {
	for path, found := range public(t) {
		sort.Strings(found)
		for _, name := range found {
			method, isMethod := strings.CutPrefix(name, "Code.")
			if path != "." && (isMethod || name == "Code") {
				checkMethod(t, method)
				continue
			}
			use, ok := names[path][name]
			if !ok && path == "acme/api" {
				use, ok = arguments[name]
			}
			if !ok {
				t.Errorf("%s of %s has no row", name, path)
				continue
			}
			for kind, each := range rows {
				used(t, path+" "+name+" "+kind, each, use)
			}
		}
	}
}

// checkMethod takes a method of Code through the code of each row: methods with arguments have a row, others are called.
func checkMethod(t *testing.T, name string) {
	t.Helper()
	for kind, each := range rows {
		if method, ok := methods[name]; ok {
			used(t, name+" "+kind, each, func(r row) any { return method(r.code, r) })
			continue
		}
		method := reflect.ValueOf(each.code).MethodByName(name)
		if name == "Code" || !method.IsValid() {
			continue
		}
		if method.Type().NumIn() != 0 {
			t.Errorf("Code.%s has no row", name)
			continue
		}
		used(t, name+" "+kind, each, func(row) any {
			results := []any{}
			for _, value := range method.Call(nil) {
				results = append(results, value.Interface())
			}
			return results
		})
	}
}
