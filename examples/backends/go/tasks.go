package main

import (
	"fmt"
	"os"
	"strconv"
	"time"
)

// Envelope is what the server sends for an attempt; only what is used here.
type Envelope struct {
	Upstream map[string]any `json:"upstream"` // outputs of the tasks that this one depends on
	Callback struct {
		URL string `json:"url"`
	} `json:"callback"`
}

// Task does the work: replace the three below by yours. Nothing is really fetched, and nobody gets mail.
type Task struct {
	Slow bool // too long for one request: answered with 202 at once, reported later
	Work func(Envelope, Progress) (any, error)
}

// By the last part of the address.
var tasks = map[string]Task{
	"fetch-data": {Work: fetchData},
	"process":    {Work: process, Slow: true},
	"send-email": {Work: sendEmail},
}

// How long `process` takes. Real work takes as long as it takes.
var workTime = millis("WORK_MILLIS", 500*time.Millisecond)

const heartbeatEvery = time.Second

func fetchData(Envelope, Progress) (any, error) {
	time.Sleep(200 * time.Millisecond)
	return map[string]any{"rows": 42, "files": []string{"orders-1.csv", "orders-2.csv", "orders-3.csv"}}, nil
}

func process(envelope Envelope, progress Progress) (any, error) {
	rows := 42.0
	if fetched, ok := envelope.Upstream["fetch_data"].(map[string]any); ok {
		if number, ok := fetched["rows"].(float64); ok {
			rows = number
		}
	}
	progress.Log(fmt.Sprintf("%.0f rows to process", rows))
	start := time.Now()
	for worked := time.Duration(0); worked < workTime; worked = time.Since(start) {
		done := worked.Seconds() / workTime.Seconds()
		progress.Heartbeat(done, fmt.Sprintf("row %d of %.0f", int(done*rows), rows))
		time.Sleep(min(heartbeatEvery, workTime-worked))
	}
	return map[string]any{"processed": rows}, nil
}

func sendEmail(Envelope, Progress) (any, error) {
	return map[string]any{"sent": true, "to": "team@example.com"}, nil
}

func millis(name string, otherwise time.Duration) time.Duration {
	number, err := strconv.Atoi(os.Getenv(name))
	if err != nil {
		return otherwise
	}
	return time.Duration(number) * time.Millisecond
}
