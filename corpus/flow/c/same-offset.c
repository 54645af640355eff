// A record seen through a pointer to another record type with a pointer at the same offset.
struct base { int kind; void (*destroy)(void *); };
struct socket { int kind; void (*destroy)(void *); void (*send)(int); };
static void destroy_socket(void *object) { (void)object; }
static void destroy_base(void *object) { (void)object; }
static void send(int n) { (void)n; }

int main(void) {
  struct socket socket = {1, destroy_socket, send};
  struct base plain = {0, destroy_base};
  struct base *base = (struct base *)&socket;
  base->destroy(base);     // expect-call: destroy_base destroy_socket
  plain.destroy(&plain);   // expect-call: destroy_base destroy_socket
  socket.send(1);          // expect-call: send
  return 0;
}
