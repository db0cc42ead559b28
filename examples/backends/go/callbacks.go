package main

import (
	"bytes"
	"encoding/json"
	"io"
	"log"
	"net/http"
	"time"
)

const (
	firstPause   = 250 * time.Millisecond
	longestPause = 5 * time.Second
	patience     = 24 * time.Hour // as long as a task waits where it says nothing else
)

var client = http.Client{Timeout: 10 * time.Second}

// Result is what a task came to.
type Result struct {
	Status string  `json:"status"`
	Output any     `json:"output,omitempty"`
	Error  *Refuse `json:"error,omitempty"`
}

// Refuse is why a task failed.
type Refuse struct {
	Message   string `json:"message"`
	Retryable bool   `json:"retryable"`
}

// Progress sends signs of life of one piece of work. One that gets lost harms nobody, so it is sent once.
type Progress struct {
	delivery *Delivery
	trace    string
}

// Heartbeat says how much is done, from 0 to 1.
func (p Progress) Heartbeat(done float64, message string) {
	p.say("/heartbeat", "application/json", toJSON(map[string]any{"progress": done, "message": message}))
}

// Log writes a line into the log of the task.
func (p Progress) Log(line string) {
	p.say("/logs", "text/plain; charset=utf-8", []byte(line))
}

func (p Progress) say(path, contentType string, body []byte) {
	if callback := p.delivery.Callback(); callback != "" {
		post(callback+path, contentType, body, p.trace)
	}
}

// report tells the result until the server has answered, also when it is away for a while. The same result twice counts once.
func report(callback string, result Result, trace string) {
	pause := firstPause
	for end := time.Now().Add(patience); time.Now().Before(end); pause = min(pause*2, longestPause) {
		status := post(callback, "application/json", toJSON(result), trace)
		if status != 0 && status < 500 && status != 408 && status != 425 && status != 429 {
			// 200: taken. 409 and 404: another attempt took over, or this one is long over; to repeat it makes nothing better.
			log.Printf("reported %s: the server answered %d", result.Status, status)
			return
		}
		log.Printf("the server is away (status %d), the result waits %s", status, pause)
		time.Sleep(pause)
	}
}

// post gives the status that came back; 0 when nothing came.
func post(url, contentType string, body []byte, trace string) int {
	request, err := http.NewRequest(http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return http.StatusNotFound
	}
	request.Header.Set("Content-Type", contentType)
	if trace != "" {
		request.Header.Set("traceparent", trace)
	}
	answer, err := client.Do(request)
	if err != nil {
		return 0
	}
	defer answer.Body.Close()
	io.Copy(io.Discard, answer.Body)
	return answer.StatusCode
}

func toJSON(value any) []byte {
	body, err := json.Marshal(value)
	if err != nil {
		panic(err) // only maps, texts and numbers come here
	}
	return body
}
