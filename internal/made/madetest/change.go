// Package madetest changes a value in each way that a program can, for tests that what is made from it is known to be made from something else.
package madetest

import (
	"reflect"
	"time"
)

// Each changes all that can be reached from a pointer, one after another, and calls try while each change lasts: texts, numbers and times get
// another value, lists lose their last item and change their order, maps lose a key. What skip names is left alone, with all that is in it. A path
// is as in Site.Languages[].Title.
func Each(root any, skip func(path string) bool, try func(path string)) {
	v := reflect.ValueOf(root)
	c := changer{skip: skip, try: try, known: map[any]bool{}}
	c.visit(v.Elem().Type().Name(), v)
}

type changer struct {
	skip  func(path string) bool
	try   func(path string)
	known map[any]bool // pointers that were followed
}

func (c *changer) visit(path string, v reflect.Value) {
	if c.skip(path) {
		return
	}
	if moment, ok := v.Interface().(time.Time); ok {
		c.with(path, v, reflect.ValueOf(moment.Add(25*time.Hour+time.Nanosecond)))
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() && !c.known[v.Interface()] {
			c.known[v.Interface()] = true
			c.visit(path, v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if field := v.Type().Field(i); field.IsExported() {
				c.visit(path+"."+field.Name, v.Field(i))
			}
		}
	case reflect.Slice:
		c.list(path, v)
	case reflect.Array:
		c.visit(path+"[]", v.Index(0))
	case reflect.Map:
		c.keys(path, v)
	default:
		if other, ok := changed(v); ok {
			c.with(path, v, other)
		}
	}
}

// with tries a value in the place of another.
func (c *changer) with(path string, v, other reflect.Value) {
	before := reflect.New(v.Type()).Elem()
	before.Set(v)
	v.Set(other.Convert(v.Type()))
	c.try(path)
	v.Set(before)
}

// changed is another text or number; false for what is neither: a function says nothing.
func changed(v reflect.Value) (other reflect.Value, ok bool) {
	other = reflect.New(v.Type()).Elem()
	switch {
	case v.Kind() == reflect.String:
		other.SetString(v.String() + "x")
	case v.Kind() == reflect.Bool:
		other.SetBool(!v.Bool())
	case v.CanInt():
		other.SetInt(v.Int() + 1)
	case v.CanUint():
		other.SetUint(v.Uint() + 1)
	case v.CanFloat():
		other.SetFloat(v.Float() + 1)
	default:
		return other, false
	}
	return other, true
}

func (c *changer) list(path string, v reflect.Value) {
	for i := range v.Len() {
		c.visit(path+"[]", v.Index(i))
	}
	if n := v.Len(); n > 0 {
		c.with(path+" shorter", v, v.Slice(0, n-1))
	}
	if v.Len() > 1 {
		swapped := reflect.AppendSlice(reflect.MakeSlice(v.Type(), 0, v.Len()), v)
		reflect.Swapper(swapped.Interface())(0, 1)
		c.with(path+" in another order", v, swapped)
	}
}

func (c *changer) keys(path string, v reflect.Value) {
	for _, key := range v.MapKeys() {
		before := v.MapIndex(key)
		v.SetMapIndex(key, reflect.Value{})
		c.try(path + " without " + key.String())
		if other, ok := changed(before); ok {
			v.SetMapIndex(key, other)
			c.try(path + " with another " + key.String())
		}
		v.SetMapIndex(key, before)
	}
}
