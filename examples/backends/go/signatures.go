package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strconv"
	"strings"
	"time"
)

const tolerance = 5 * time.Minute

// keyOf gives the bytes of a `whsec_…`; nil where no secret is set, and then every call is taken.
func keyOf(secret string) ([]byte, error) {
	if secret == "" {
		return nil, nil
	}
	return base64.StdEncoding.DecodeString(strings.TrimPrefix(secret, "whsec_"))
}

// problemOf says what is wrong with the signature of a call, or nothing: Standard Webhooks, HMAC-SHA256 over id, time and
// the exact bytes of the body.
func problemOf(key []byte, header http.Header, body []byte) string {
	id, given := header.Get("webhook-id"), header.Get("webhook-signature")
	timestamp, err := strconv.ParseInt(header.Get("webhook-timestamp"), 10, 64)
	if id == "" || given == "" || err != nil {
		return "The call is not signed: webhook-id, webhook-timestamp and webhook-signature are needed"
	}
	sent := time.Unix(timestamp, 0)
	if now := time.Now(); sent.Before(now.Add(-tolerance)) || sent.After(now.Add(tolerance)) {
		return "The call is too old, or a clock is wrong: webhook-timestamp is more than 5 minutes away"
	}
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(id + "." + header.Get("webhook-timestamp") + "."))
	mac.Write(body)
	wanted := []byte("v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil)))
	// Several signatures are sent while the secret is being changed: one for each.
	for _, one := range strings.Fields(given) {
		if hmac.Equal(wanted, []byte(one)) { // takes as long wherever the difference is
			return ""
		}
	}
	return "The signature is wrong: the secret is another one, or the body was changed on its way"
}
