// A record that FreeRTOS's queue carries comes out with its field; a pointer as a number does.
typedef void *QueueHandle_t;
int xQueueGenericSend(QueueHandle_t, const void *, unsigned, int);
int xQueueReceive(QueueHandle_t, void *, unsigned);
struct message { void (*handle)(int); int n; };
struct other { void (*handle)(int); };
static void on_message(int n) { (void)n; }
static void apart(int n) { (void)n; }
static struct other other = {apart};
volatile QueueHandle_t queue;

int main(void) {
  struct message out = {on_message, 1}, in, *sent = &out, *got;
  xQueueGenericSend(queue, &out, 0, 0);
  xQueueReceive(queue, &in, 10);
  in.handle(in.n);  // expect-call: on_message
  xQueueGenericSend(queue, &sent, 0, 0);
  xQueueReceive(queue, &got, 10);
  got->handle(2);   // expect-call: on_message
  other.handle(3);  // expect-call: apart
  return 0;
}
