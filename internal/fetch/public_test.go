package fetch

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"

	"openoverheid.nu/internal/elsewhere"
)

func TestConnectionsGoToThePublicWebAlone(t *testing.T) {
	for address, want := range map[string]bool{
		"93.184.215.14:443": true, "8.8.8.8:80": true, "[2606:2800:21f:cb07:6820:80da:af6b:8b2c]:443": true,
		"[::ffff:93.184.215.14]:443": true, "[64:ff9b::93.184.215.14]:443": true, "172.32.0.1:443": true, "100.128.0.1:443": true,

		"93.184.215.14:22": false, "93.184.215.14:8080": false, "[2606:2800:21f::1]:25": false,

		"127.0.0.1:80": false, "127.255.255.254:443": false, "0.0.0.0:80": false, "0.1.2.3:80": false, "10.1.2.3:443": false,
		"172.16.0.1:443": false, "172.31.255.255:443": false, "192.168.1.1:80": false, "169.254.169.254:80": false,
		"100.64.0.1:80": false, "100.127.255.255:80": false, "192.0.0.8:80": false, "192.0.2.1:80": false, "198.18.0.1:80": false,
		"198.51.100.1:80": false, "203.0.113.1:80": false, "192.88.99.1:80": false, "224.0.0.1:80": false, "239.255.255.255:80": false,
		"240.0.0.1:80": false, "255.255.255.255:80": false,

		"[::1]:80": false, "[::]:80": false, "[fe80::1]:80": false, "[fe80::1%25eth0]:80": false, "[fc00::1]:80": false, "[fd12:3456::1]:80": false,
		"[ff02::1]:80": false, "[fec0::1]:80": false, "[2001:db8::1]:80": false, "[2001::1]:80": false, "[2002:7f00:1::]:80": false,
		"[3fff::1]:80": false, "[100::1]:80": false, "[5f00::1]:80": false,
		"[::ffff:127.0.0.1]:80": false, "[::ffff:10.0.0.1]:80": false, "[::ffff:169.254.169.254]:80": false, "[::127.0.0.1]:80": false,
		"[64:ff9b::127.0.0.1]:80": false, "[64:ff9b::10.0.0.1]:80": false, "[64:ff9b:1::1]:80": false,
	} {
		to, err := netip.ParseAddrPort(address)
		if err != nil {
			t.Fatal(err)
		}
		if got := Public(to); got != want {
			t.Errorf("Public(%s) = %v", address, got)
		}
	}
	if isPublic(netip.Addr{}) || isPublic(netip.MustParseAddr("2606:2800::1%eth0")) {
		t.Error("an address that is none, or of one link, is public")
	}
}

func TestNoFeedHasSuchAnAddress(t *testing.T) {
	for address, want := range map[string]bool{
		"https://feeds.example/rss": true, "http://feeds.example": true, "https://93.184.215.14/": true, "https://[2606:2800::1]/": true,
		"https://4.example.1a/": true,

		"http://2130706433/": false, "http://0177.0.0.1/": false, "http://0x7f.0.0.1/": false, "http://0x7f000001/": false, "http://127.1/": false,
		"http://127.0.0.1./": false, "http://017700000001/": false, "http://256.1.1.1/": false, "http://1.2.3.0xzz/": false,
		"ftp://feeds.example/": false, "file:///etc/passwd": false, "gopher://feeds.example/": false, "https://": false,
		"https://naam:woord@feeds.example/": false,
	} {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		if got := checkURL(u) == nil; got != want {
			t.Errorf("checkURL(%s) lets it through: %v", address, got)
		}
	}
}

// names is a resolver that knows hosts by their IPv4 address, over a DNS server of its own on the loopback interface.
func names(t *testing.T, hosts map[string][4]byte) *net.Resolver {
	t.Helper()
	conn, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	go func() {
		buffer := make([]byte, 1500)
		for {
			n, from, err := conn.ReadFrom(buffer)
			if err != nil {
				return
			}
			if answer := answerOf(buffer[:n], hosts); answer != nil {
				_, _ = conn.WriteTo(answer, from)
			}
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "udp", conn.LocalAddr().String())
	}}
}

func answerOf(question []byte, hosts map[string][4]byte) []byte {
	var m dnsmessage.Message
	if err := m.Unpack(question); err != nil || len(m.Questions) != 1 {
		return nil
	}
	q := m.Questions[0]
	m.Response, m.Authoritative, m.Additionals = true, true, nil
	address, known := hosts[q.Name.String()]
	switch {
	case !known:
		m.RCode = dnsmessage.RCodeNameError
	case q.Type == dnsmessage.TypeA:
		m.Answers = []dnsmessage.Resource{{
			Header: dnsmessage.ResourceHeader{Name: q.Name, Type: dnsmessage.TypeA, Class: dnsmessage.ClassINET}, Body: &dnsmessage.AResource{A: address},
		}}
	}
	answer, err := m.Pack()
	if err != nil {
		return nil
	}
	return answer
}

func TestNamesOfPrivateAddressesAreRefused(t *testing.T) {
	resolver := names(t, map[string][4]byte{
		"thuis.example.": {127, 0, 0, 1}, "intern.example.": {10, 0, 0, 1}, "wolk.example.": {169, 254, 169, 254}, "lijst.example.": {100, 64, 0, 1},
	})
	for host, want := range map[string]string{
		"thuis.example": "elsewhere-address", "intern.example": "elsewhere-address", "wolk.example": "elsewhere-address",
		"lijst.example": "elsewhere-address", "nergens.example": "elsewhere-dns",
		"127.0.0.1": "elsewhere-address", "[::1]": "elsewhere-address", "[::ffff:127.0.0.1]": "elsewhere-address", "localhost": "elsewhere-address",
		"2130706433": "elsewhere-address", "0177.0.0.1": "elsewhere-address",
	} {
		if got := one(t, "http://"+host+"/feed", elsewhere.Copy{}, Options{Resolver: resolver}); code(got) != want {
			t.Errorf("%s: %q, want %q", host, code(got), want)
		}
	}
}

func TestARedirectToAPrivateAddressIsNotFollowed(t *testing.T) {
	var asked atomic.Bool
	inside := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked.Store(true) }))
	defer inside.Close()
	outside := httptest.NewServer(http.RedirectHandler(inside.URL+"/geheim", http.StatusFound))
	defer outside.Close()
	public := netip.MustParseAddrPort(outside.Listener.Addr().String()) // this one server counts as public, and no other
	got := one(t, outside.URL, elsewhere.Copy{}, Options{Allow: func(to netip.AddrPort) bool { return to == public }})
	if code(got) != "elsewhere-address" || asked.Load() {
		t.Errorf("%q, asked: %v", code(got), asked.Load())
	}
}

func TestTheProxyOfTheEnvironmentIsNotUsed(t *testing.T) {
	client := newReader(Options{Timeout: time.Minute}).client
	if transport := client.Transport.(*http.Transport); transport.Proxy != nil {
		t.Error("a proxy would resolve names for us")
	}
	if client.Jar != nil {
		t.Error("it keeps cookies")
	}
}
