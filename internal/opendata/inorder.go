package opendata

import (
	"context"
	"iter"
	"runtime"

	"golang.org/x/sync/errgroup"
)

// part is a part of a file that is being made; its fields may be read once done is closed.
type part[T any] struct {
	done  chan struct{}
	value T
	err   error
}

// inOrder makes the parts 0 to n on all processors at once, and hands them to each taker in their order. The takers work beside each other
// and wait for the slowest of them, so that few parts are held at a time. Where something fails, they are handed an error as the last.
func inOrder[T any](n int, makePart func(i int) (T, error), takers ...func(parts iter.Seq2[T, error]) error) error {
	processors := runtime.GOMAXPROCS(0)
	g, ctx := errgroup.WithContext(context.Background())
	queues := make([]chan *part[T], len(takers))
	for i, take := range takers {
		queue := make(chan *part[T], processors)
		queues[i] = queue
		g.Go(func() error {
			err := take(arriving(ctx, queue))
			if err == nil {
				drain(queue)
			}
			return err
		})
	}
	g.Go(func() error {
		for _, queue := range queues {
			defer close(queue)
		}
		makers := make(chan struct{}, processors)
		for i := range n {
			p := &part[T]{done: make(chan struct{})}
			makers <- struct{}{}
			g.Go(func() error {
				p.value, p.err = makePart(i)
				close(p.done)
				<-makers
				return p.err
			})
			if err := handOut(ctx, p, queues); err != nil {
				return err
			}
		}
		return nil
	})
	return g.Wait()
}

func handOut[T any](ctx context.Context, p *part[T], queues []chan *part[T]) error {
	for _, queue := range queues {
		select {
		case queue <- p:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return ctx.Err()
}

// arriving are the parts of a queue as they get ready; an error is the last of them.
func arriving[T any](ctx context.Context, queue <-chan *part[T]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for p := range queue {
			<-p.done
			if !yield(p.value, p.err) || p.err != nil {
				return
			}
		}
		if err := ctx.Err(); err != nil {
			var none T
			yield(none, err)
		}
	}
}

// drain takes what is left, so that nobody waits for the one who left it.
func drain[T any](queue <-chan T) {
	for range queue {
		continue
	}
}
