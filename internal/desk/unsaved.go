package desk

func (d *Desk) unsaved() (map[string]bool, error) { return nil, nil }
