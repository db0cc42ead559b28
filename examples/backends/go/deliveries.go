package main

import "sync"

// Work that is delivered more than once is done once.
//
// The server delivers at least once, with the same Idempotency-Key each time. Here the outputs are kept in memory, so a
// backend that is started anew has forgotten them. Where doing the work twice would hurt, keep key and output in the
// database that the work changes, in the same transaction.

const kept = 10_000

// Delivery is one piece of work, however often it is delivered.
type Delivery struct {
	done   chan struct{} // closed when the result is there
	output any
	err    error

	mutex    sync.Mutex
	callback string
}

// ReportTo says where the newest attempt waits for the result. False when it is there already: then it can be answered at
// once.
func (d *Delivery) ReportTo(callback string) bool {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	select {
	case <-d.done:
		return false
	default:
		d.callback = callback
		return true
	}
}

// Callback is where the newest attempt waits; empty where none does.
func (d *Delivery) Callback() string {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	return d.callback
}

func (d *Delivery) finish(output any, err error) {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	d.output, d.err = output, err
	close(d.done)
}

// Await gives the result, as soon as it is there.
func (d *Delivery) Await() (any, error) {
	<-d.done
	return d.output, d.err
}

// Count says how often a task was called, and how often it was really done.
type Count struct {
	Calls int `json:"calls"`
	Done  int `json:"done"`
}

// Deliveries are all of them, by their key.
type Deliveries struct {
	mutex sync.Mutex
	known map[string]*Delivery
	order []string // of the keys, the oldest first
	stats map[string]Count
}

// Take gives the delivery with this key, and whether it is the first. Without a key every call is new work.
func (d *Deliveries) Take(task, key string) (delivery *Delivery, first bool) {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	d.count(task, 1, 0)
	if known, ok := d.known[key]; ok {
		return known, false
	}
	delivery = &Delivery{done: make(chan struct{})}
	if key != "" {
		d.known[key] = delivery
		d.order = append(d.order, key)
		if len(d.order) > kept {
			delete(d.known, d.order[0])
			d.order = d.order[1:]
		}
	}
	return delivery, true
}

// Finish keeps the output for later deliveries. Failed work is forgotten: it is done again with the next attempt.
func (d *Deliveries) Finish(task, key string, delivery *Delivery, output any, err error) {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	if err == nil {
		d.count(task, 0, 1)
	} else {
		delete(d.known, key)
	}
	delivery.finish(output, err)
}

// Stats is a copy.
func (d *Deliveries) Stats() map[string]Count {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	stats := make(map[string]Count)
	for task := range tasks {
		stats[task] = d.stats[task]
	}
	return stats
}

func (d *Deliveries) count(task string, calls, done int) {
	count := d.stats[task]
	d.stats[task] = Count{count.Calls + calls, count.Done + done}
}
