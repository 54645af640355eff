// A record of functions that wraps another of its type: the inner one may be any of them.
struct stream { int (*read)(struct stream *); struct stream *inner; int (*close)(void); };
static int read_raw(struct stream *s) { (void)s; return 0; }
static int read_all(struct stream *s) {
  return s->inner->read(s->inner);  // expect-call: read_all read_raw
}
static int close_raw(void) { return 1; }

int main(void) {
  struct stream raw = {read_raw, 0, close_raw};
  struct stream all = {read_all, &raw, 0};
  return all.read(&all) +   // expect-call: read_all read_raw
         raw.close();       // expect-call: close_raw
}
