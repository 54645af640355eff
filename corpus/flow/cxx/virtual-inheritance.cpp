// A virtual base's method is that of the class that overrides it last.
// It may be that of any class with that base that has objects.
struct Device {
  virtual int name() { return 0; }
  virtual int reset() { return 1; }
};
struct Reader : virtual Device {
  int reset() override { return 2; }
};
struct Writer : virtual Device {};
struct Both : Reader, Writer {
  int name() override { return 3; }
};
struct Never : virtual Device {
  int name() override { return 4; }
};
static Both both;
static Writer only;
Device *volatile device = &both;
Reader *volatile reader = &both;
Writer *volatile writer = &both;
Device *volatile other = &only;

int main() {
  return device->name() +    // expect-call: _ZN4Both4nameEv _ZN6Device4nameEv
         writer->reset() +   // expect-call: _ZN6Device5resetEv _ZN6Reader5resetEv
         reader->reset() +   // expect-call: _ZN6Reader5resetEv
         other->name();      // expect-call: _ZN4Both4nameEv _ZN6Device4nameEv
}
