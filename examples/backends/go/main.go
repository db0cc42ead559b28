// A user backend on Go's own HTTP server, without any module.
//
//	PORT=9000 LOOM_SECRET=whsec_… go run .
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"
)

const (
	largestBody = 8 << 20
	lastTime    = 5 * time.Second
)

// Backend takes the calls.
type Backend struct {
	secret     []byte // nil: every call is taken
	deliveries Deliveries
	underWay   sync.WaitGroup
}

func (b *Backend) routes() *http.ServeMux {
	routes := http.NewServeMux()
	for name, task := range tasks {
		routes.HandleFunc("/api/tasks/"+name, func(w http.ResponseWriter, r *http.Request) {
			said := &spoken{ResponseWriter: w}
			b.call(said, r, name, task)
			log.Printf("%s %s %s %d", r.Header.Get("Idempotency-Key"), r.Method, r.URL.Path, said.status)
		})
	}
	routes.HandleFunc("GET /health", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, http.StatusOK, map[string]string{"status": "UP"})
	})
	routes.HandleFunc("GET /stats", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, http.StatusOK, b.deliveries.Stats())
	})
	routes.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		refuse(w, http.StatusNotFound, "Nothing is at "+r.URL.Path+"; tasks are at /api/tasks/")
	})
	return routes
}

// call looks at a call in this order: its signature, whether it can be read, what it asks for.
func (b *Backend) call(w http.ResponseWriter, r *http.Request, name string, task Task) {
	if r.Method != http.MethodPost {
		refuse(w, http.StatusMethodNotAllowed, "POST a task envelope")
		return
	}
	// The exact bytes, for they are what is signed.
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, largestBody))
	if tooLarge := (&http.MaxBytesError{}); errors.As(err, &tooLarge) {
		refuse(w, http.StatusRequestEntityTooLarge, fmt.Sprintf("The body has more than %d bytes", largestBody))
		return
	} else if err != nil {
		refuse(w, http.StatusBadRequest, "The body broke off")
		return
	}
	if b.secret != nil {
		if problem := problemOf(b.secret, r.Header, body); problem != "" {
			refuse(w, http.StatusUnauthorized, problem)
			return
		}
	}
	var envelope *Envelope
	if err := json.Unmarshal(body, &envelope); err != nil || envelope == nil {
		refuse(w, http.StatusBadRequest, fmt.Sprintf("The body is no task envelope: %v", err))
		return
	}
	b.take(w, r.Header, name, task, *envelope)
}

func (b *Backend) take(w http.ResponseWriter, header http.Header, name string, task Task, envelope Envelope) {
	// From the body, which is signed; the header Link-Loom-Callback-Url says the same, but is not.
	callback := envelope.Callback.URL
	if task.Slow && callback == "" {
		refuse(w, http.StatusBadRequest, "callback.url is missing, and this task reports its result there")
		return
	}
	key := header.Get("Idempotency-Key")
	delivery, first := b.deliveries.Take(name, key)
	isReported := task.Slow && delivery.ReportTo(callback)
	if first {
		b.underWay.Add(1)
		go b.perform(name, key, task, delivery, envelope, header.Get("traceparent"))
	}
	if isReported {
		answer(w, http.StatusAccepted, map[string]string{"accepted": key})
		return
	}
	// A delivery that comes while the first is under way waits here for the same output.
	output, err := delivery.Await()
	if err != nil {
		refuse(w, http.StatusInternalServerError, err.Error())
		return
	}
	answer(w, http.StatusOK, output)
}

// perform does the work, keeps its output for later deliveries, and reports where somebody waits for that.
func (b *Backend) perform(name, key string, task Task, delivery *Delivery, envelope Envelope, trace string) {
	defer b.underWay.Done()
	output, err := task.Work(envelope, Progress{delivery, trace})
	b.deliveries.Finish(name, key, delivery, output, err)
	result := Result{Status: "succeeded", Output: output}
	if err != nil {
		result = Result{Status: "failed", Error: &Refuse{err.Error(), true}}
	}
	if callback := delivery.Callback(); callback != "" {
		report(callback, result, trace)
	}
}

// spoken remembers the status, for the log.
type spoken struct {
	http.ResponseWriter
	status int
}

func (s *spoken) WriteHeader(status int) {
	s.status = status
	s.ResponseWriter.WriteHeader(status)
}

func refuse(w http.ResponseWriter, status int, message string) {
	answer(w, status, map[string]string{"error": message})
}

func answer(w http.ResponseWriter, status int, value any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	w.Write(toJSON(value))
}

func main() {
	log.SetFlags(0)
	log.SetOutput(os.Stdout)
	secret, err := keyOf(os.Getenv("LOOM_SECRET"))
	if err != nil {
		log.Fatalf("LOOM_SECRET is no whsec_ and base64: %v", err)
	}
	port := os.Getenv("PORT")
	if port == "" {
		port = "9000"
	}
	listener, err := net.Listen("tcp", "127.0.0.1:"+port)
	if err != nil {
		log.Fatal(err)
	}
	backend := &Backend{secret: secret, deliveries: Deliveries{known: map[string]*Delivery{}, stats: map[string]Count{}}}
	server := &http.Server{Handler: backend.routes(), ReadTimeout: 30 * time.Second, IdleTimeout: 75 * time.Second}
	how := "without LOOM_SECRET: every call is taken"
	if secret != nil {
		how = "signed calls only"
	}
	log.Printf("Listening on http://localhost:%d, %s", listener.Addr().(*net.TCPAddr).Port, how)
	go server.Serve(listener)

	ending, _ := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	<-ending.Done()
	log.Printf("Ending; what is under way has %s to finish", lastTime)
	limit, cancel := context.WithTimeout(context.Background(), lastTime)
	defer cancel()
	server.Shutdown(limit)
	finished := make(chan struct{})
	go func() { backend.underWay.Wait(); close(finished) }()
	select {
	case <-finished:
	case <-limit.Done():
	}
}
