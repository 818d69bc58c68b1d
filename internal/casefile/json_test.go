package casefile

import (
	"encoding/json"
	"fmt"
	"testing"
)

// checkJSON compares all fields of a case with what the standard library makes of what the model checks.
func checkJSON(t *testing.T, c *Case) {
	t.Helper()
	for _, m := range c.Values {
		value, _ := c.Get(m.Name)
		want, err := json.Marshal(value.decoded(c.rules.field(m.Name)))
		if err != nil {
			t.Fatal(err)
		}
		got, ok := c.AppendJSON([]byte("before "), m.Name)
		if value.Null {
			want = nil
		}
		if string(got) != "before "+string(want) || ok == value.Null {
			t.Errorf("%s is %s, %v; want %s", m.Name, got, ok, want)
		}
	}
}

func TestFieldsAreWrittenAsTheModelChecksThem(t *testing.T) {
	for _, tt := range []struct{ front, field, want string }{
		{`title: "</script> & \u2028"`, "title", `"\u003c/script\u003e \u0026 \u2028"`},
		{"title: 2012", "title", `"2012"`},
		{"draft: True", "draft", "true"},
		{"draft: \"true\"", "draft", `"true"`},
		{"period: {start: 2011, end: 2012-06-01}", "period", `{"end":"2012-06-01","start":2011}`},
		{"results: [{value: +1.50, metric: no, source: }, {}]", "results", `[{"metric":"no","source":null,"value":1.5},{}]`},
		{"tags: []", "tags", "[]"},
		{"x-eigen: {b: 1, a: no, <: yes}", "x-eigen", `{"\u003c":"yes","a":"no","b":1}`},
		{"reviewed:", "reviewed", ""},
		{"title: a", "summary", ""},
	} {
		c, _ := Parse("cases/a.md", []byte("---\n"+tt.front+"\n---\n"), testRules())
		got, ok := c.AppendJSON(nil, tt.field)
		if string(got) != tt.want || ok != (tt.want != "") {
			t.Errorf("%s: %s is %s, %v; want %s", tt.front, tt.field, got, ok, tt.want)
		}
		checkJSON(t, c)
	}
}

func TestOfTwoKeysOfANameTheLastIsWritten(t *testing.T) {
	var object Value
	for i := range 40 { // more than are put in order without asking for memory
		name := string(rune('z' - i%10))
		object.Members = append(object.Members, Member{Name: name, Value: Value{Text: fmt.Sprint(name, i)}})
	}
	checkJSON(t, &Case{Values: []Member{{Name: "x-eigen", Value: object}}})
}

func FuzzFieldsAreJSON(f *testing.F) {
	seeds(f, func(src string) { f.Add([]byte(src)) })
	f.Fuzz(func(t *testing.T, src []byte) {
		if c, _ := Parse("cases/club35.md", src, testRules()); c != nil {
			checkJSON(t, c)
		}
	})
}
