// A function without source and model may call what it gets, and give back anything.
struct hooks { void (*call)(void (*)(void)); };
void *blob_register(struct hooks *);
static void inner(void) {}
static void given(void (*what)(void)) {
  what();  // expect-call: unknown inner kept
}
static void kept(void) {}
static struct hooks hooks = {given};
static void (*beside)(void) = inner;
static void (*other)(void) = kept;

int main(void) {
  void (*back)(void) = (void (*)(void))blob_register(&hooks);
  back();      // expect-call: unknown inner kept
  beside();    // expect-call: inner
  other();     // expect-call: kept
  return 0;
}
