// Asks the verifier of Standard Webhooks about one message: secret, id, timestamp, signature, body as base64.
import { Webhook } from 'standardwebhooks';

const [secret, id, timestamp, signature, body] = process.argv.slice(2);
const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
try {
  new Webhook(secret).verify(Buffer.from(body, 'base64'), headers);
  console.log('valid');
} catch (error) {
  console.log(error.message);
}
