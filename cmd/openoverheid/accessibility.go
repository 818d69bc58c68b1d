package main

import (
	"openoverheid.nu/internal/accessibility"
	"openoverheid.nu/internal/config"
)

// declaration is what the settings say of the site's accessibility.
func declaration(c config.Accessibility) accessibility.Declaration {
	d := accessibility.Declaration{
		Status: accessibility.Status(c.Status), Organisation: c.Organisation, Law: c.Law, Prepared: c.Prepared, Reviewed: c.Reviewed,
		Method: accessibility.Method(c.Method), Report: c.Report,
		Contact:     accessibility.Contact{Name: c.Contact.Name, Email: c.Contact.Email, Phone: c.Contact.Phone, URL: c.Contact.URL},
		Enforcement: accessibility.Body{Name: c.Enforcement.Name, URL: c.Enforcement.URL},
	}
	for _, e := range c.Exceptions {
		d.Exceptions = append(d.Exceptions, accessibility.Exception{
			What: e.What, Reason: accessibility.Reason(e.Why), Because: e.Because, Alternative: e.Alternative, Mended: e.Mended,
		})
	}
	for _, text := range c.NotExamined {
		d.NotExamined = append(d.NotExamined, text)
	}
	return d
}
