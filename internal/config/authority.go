package config

import (
	"regexp"
	"strings"
	"time"
)

// authorityName is RFC 4151's: a domain name or an e-mail address, in the lower case that it recommends, since ids are
// compared letter by letter.
const (
	dnsName       = `[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*`
	authorityName = `^([a-z0-9._-]+@)?` + dnsName + `$`
)

const authorityExample = "authority: {domain: openoverheid.nu, date: 2011}"

func (r *reader) authorityDomain(key string, n node) (any, bool) {
	domain, ok := r.line(key, n)
	if !ok {
		return nil, false
	}
	if len(domain) > 253 || !regexp.MustCompile(authorityName).MatchString(domain) {
		r.report(n.at, "config-authority-domain", domain)
		return nil, false
	}
	return domain, true
}

// authorityDate reads a year, a month or a day.
func (r *reader) authorityDate(key string, n node) (any, bool) {
	date, ok := r.line(key, n)
	if !ok {
		return nil, false
	}
	layout := map[int]string{4: "2006", 7: "2006-01", 10: "2006-01-02"}[len(date)]
	if _, err := time.Parse(layout, date); layout == "" || err != nil || strings.HasPrefix(date, "0") {
		r.report(n.at, "config-authority-date", date)
		return nil, false
	}
	return date, true
}
