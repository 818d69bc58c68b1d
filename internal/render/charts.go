package render

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/schema"
)

// percent is the one unit that has a whole of its own.
const percent = "%"

// charts sorts the rows of a list of figures: those that share a unit can be compared, each a bar as long as its number is
// large, and the others stand by themselves. A percentage is a part of a hundred, so one alone is a bar too. Bars begin at
// nothing: a negative number is no bar.
func charts(rows []casefile.Value, f *schema.Field) (charts []chartOfRows, single []int) {
	number, unit := figureColumns(f)
	values := make([]float64, len(rows))
	of := map[string][]int{} // rows by unit
	var units []string
	for i, row := range rows {
		value, _ := row.Get(number)
		name, _ := row.Get(unit)
		n, err := strconv.ParseFloat(value.Text, 64)
		key := strings.ToLower(strings.TrimSpace(name.Text))
		if err != nil || n < 0 || math.IsInf(n, 0) || math.IsNaN(n) || key == "" || key == percent && n > 100 {
			single = append(single, i)
			continue
		}
		values[i] = n
		if of[key] == nil {
			units = append(units, key)
		}
		of[key] = append(of[key], i)
	}
	for _, key := range units {
		if len(of[key]) == 1 && key != percent {
			single = append(single, of[key]...)
			continue
		}
		charts = append(charts, chartOf(key, of[key], values, rows, unit))
	}
	return charts, sorted(single)
}

func chartOf(key string, places []int, values []float64, rows []casefile.Value, unit string) chartOfRows {
	most := 100.0
	if key != percent {
		most = 0
		for _, i := range places {
			most = max(most, values[i])
		}
	}
	name, _ := rows[places[0]].Get(unit)
	chart := chartOfRows{Unit: strings.TrimSpace(name.Text)}
	for _, i := range places {
		chart.Bars = append(chart.Bars, rowOfBar{Row: i, Share: share(values[i], most)})
	}
	return chart
}

// figureColumns are the names of the columns of the number and its unit: the first of numbers, and the first of texts after it.
func figureColumns(f *schema.Field) (number, unit string) {
	for _, column := range f.Fields {
		switch {
		case number == "" && (column.Kind == schema.Number || column.Kind == schema.Integer):
			number = column.Name
		case number != "" && unit == "" && column.Kind == schema.String:
			unit = column.Name
		}
	}
	return number, unit
}

func sorted(places []int) []int {
	slices.Sort(places)
	return places
}
