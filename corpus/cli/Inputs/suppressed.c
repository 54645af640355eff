typedef unsigned long size_t;
long recv(int, void *, size_t, int);
void use(const char *);

void without_reason(int s) {
  char b[64];
  for (;;) if (recv(s, b, sizeof b, 0) > 0) use(b);  // stackcheck: allow reads-again-after-close
}
void with_reason(int s) {
  char b[64];
  // stackcheck: allow reads-again-after-close: the watchdog ends it
  for (;;) if (recv(s, b, sizeof b, 0) > 0) use(b);
}

void nothing_here(int s) {
  // stackcheck: allow close-resets-peer: there is no close
  use("");  // stackcheck: allow read-agian: a name with a fault
}
