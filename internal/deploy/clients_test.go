package deploy

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
)

// What is tried again is for this package to say: see retry.go.
func TestAClientOfGoogleDoesNotTryAgainByItself(t *testing.T) {
	var asked atomic.Int64
	busy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		asked.Add(1)
		w.WriteHeader(http.StatusServiceUnavailable)
	}))
	defer busy.Close()
	t.Setenv("STORAGE_EMULATOR_HOST", strings.TrimPrefix(busy.URL, "http://"))
	place, err := parseDestination("gs://site?anonymous=true")
	if err != nil {
		t.Fatal(err)
	}
	store, err := place.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer store.bucket.Close()
	if _, err := store.read(t.Context(), "index.html"); err == nil || asked.Load() != 1 {
		t.Errorf("asked %d times, then %v", asked.Load(), err)
	}
}
