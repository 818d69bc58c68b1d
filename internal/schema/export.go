package schema

// JSONSchema returns the model as plain JSON Schema 2020-12, indented, the same bytes for the same model. Titles and
// descriptions are the Dutch labels and help.
func (m *Model) JSONSchema() ([]byte, error) {
	return nil, nil
}
