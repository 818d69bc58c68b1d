package main

import (
	"openoverheid.nu/internal/config"
	"openoverheid.nu/internal/opendata"
)

// catalogue is what the settings say of the catalogue of the data.
func catalogue(c config.Catalogue) opendata.Catalogue {
	out := opendata.Catalogue{
		Publisher: opendata.Publisher{Name: c.Publisher.Name, URL: c.Publisher.URL, Type: c.Publisher.Type},
		Contact:   opendata.Contact{Name: c.Contact.Name, Email: c.Contact.Email, URL: c.Contact.URL},
		Themes:    c.Themes, Frequency: c.Frequency, Issued: c.Issued,
	}
	for _, k := range c.Keywords {
		out.Keywords = append(out.Keywords, k)
	}
	return out
}
