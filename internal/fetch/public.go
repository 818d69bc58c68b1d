package fetch

import (
	"net/netip"
	"net/url"
	"strconv"
	"strings"
)

// notPublic are the networks of IANA's registries of special-purpose addresses that no site of the web lives in.
var notPublic = prefixes(
	"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
	"192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
	"2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", // within the space of public IPv6: Teredo, examples, 6to4
)

var (
	publicIPv6 = netip.MustParsePrefix("2000::/3")
	nat64      = netip.MustParsePrefix("64:ff9b::/96") // an IPv4 address, for machines that only have IPv6
)

func prefixes(all ...string) []netip.Prefix {
	out := make([]netip.Prefix, len(all))
	for i, p := range all {
		out[i] = netip.MustParsePrefix(p)
	}
	return out
}

// Public reports whether a connection may go there: to a public address, on a port of the web.
func Public(to netip.AddrPort) bool {
	return (to.Port() == 80 || to.Port() == 443) && isPublic(to.Addr())
}

func isPublic(a netip.Addr) bool {
	if !a.IsValid() || a.Zone() != "" {
		return false
	}
	a = a.Unmap()
	if nat64.Contains(a) {
		bytes := a.As16()
		a = netip.AddrFrom4([4]byte(bytes[12:]))
	}
	if a.Is6() && !publicIPv6.Contains(a) {
		return false
	}
	for _, p := range notPublic {
		if p.Contains(a) {
			return false
		}
	}
	return true
}

// checkURL refuses addresses that no feed has. Where the host really is, is looked at when the connection is made.
func checkURL(u *url.URL) *Failure {
	if (u.Scheme != "https" && u.Scheme != "http") || u.User != nil || u.Hostname() == "" || oddNumber(u.Hostname()) {
		return fail("elsewhere-address")
	}
	return nil
}

// oddNumber reports whether a host is an address written so that some programs take it for another: 0177.0.0.1, 2130706433, 127.1.
func oddNumber(host string) bool {
	if _, err := netip.ParseAddr(host); err == nil {
		return false
	}
	labels := strings.Split(strings.TrimSuffix(host, "."), ".")
	last := strings.ToLower(labels[len(labels)-1])
	if _, err := strconv.ParseUint(last, 0, 64); err == nil {
		return true
	}
	return strings.HasPrefix(last, "0x") || last != "" && strings.Trim(last, "0123456789") == ""
}
