package deploy

import (
	"reflect"
	"strings"
	"testing"
	"time"
)

func example() release {
	return release{id: "20261127T140000Z-00000001", previous: "20261126T140000Z-00000002", made: time.Date(2026, 11, 27, 14, 0, 0, 0, time.UTC), files: map[string]version{
		"index.html":   {size: 3, sum: [32]byte{1}, md5: [16]byte{2}, headers: headers{"text/html", "public"}},
		"css/a.1.css":  {size: 4, headers: headers{"text/css", "immutable"}},
		"naam é/ü.txt": {headers: headers{"text/html", "public"}},
	}}
}

func TestARecordIsReadAsItWasWritten(t *testing.T) {
	src, err := example().encode()
	if err != nil {
		t.Fatal(err)
	}
	if got, err := decodeRelease(src); err != nil || !reflect.DeepEqual(got, example()) {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestARecordIsNotBelievedBlindly(t *testing.T) {
	src, err := example().encode()
	if err != nil {
		t.Fatal(err)
	}
	for old, hostile := range map[string]string{
		`"index.html"`: `".openoverheid/lock.json"`, `"css/a.1.css"`: `"../x"`, `"headers":1`: `"headers":2`, `"size":3`: `"size":-3`, `"format":1`: `"format":2`,
		`"20261126T140000Z-00000002"`: `"../../index"`, `"sha256":"01`: `"sha256":"x1`, `"md5":"02`: `"md5":"`, `"index.htm`: `"css/a.1.css","x":"`,
	} {
		spoilt := strings.Replace(string(src), old, hostile, 1)
		if spoilt == string(src) {
			t.Fatalf("%s is not in %s", old, src)
		}
		if got, err := decodeRelease([]byte(spoilt)); err == nil {
			t.Errorf("%s: got %+v", hostile, got)
		}
	}
}

func FuzzDecodeRelease(f *testing.F) {
	src, err := example().encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(src)
	f.Add([]byte(`{"format":1,"release":"a"}`))
	f.Fuzz(func(t *testing.T, src []byte) {
		r, err := decodeRelease(src)
		if err != nil {
			return
		}
		for path := range r.files {
			if !isSitePath(path) {
				t.Errorf("path %q", path)
			}
		}
		again, err := r.encode()
		if err != nil {
			return // a year that JSON cannot say
		}
		if got, err := decodeRelease(again); err != nil || !reflect.DeepEqual(got.files, r.files) {
			t.Errorf("got %+v, %v", got, err)
		}
	})
}

func TestCacheRulesAreThoseOfTheTheme(t *testing.T) {
	rules := parseHeaders("# remark\n/*\n  X-Frame-Options: DENY\n  Cache-Control: a\n/css/*\n  cache-control: b\n/search/:lang/*\n\tCache-Control: c, immutable\n\n/x.html\n  Cache-Control: d\n")
	for path, want := range map[string]string{
		"index.html": "a", "css/x/y.css": "b", "search/nl/1.idx": "c, immutable", "search/nl.json": "a", "x.html": "d", "x.html/y": "a", "a/css/x": "a",
	} {
		if got := rules.of(path).Cache; got != want {
			t.Errorf("%s: got %q, want %q", path, got, want)
		}
	}
	if got := parseHeaders("").of("css/x.css").Cache; got != shortCache {
		t.Errorf("got %q", got)
	}
}
