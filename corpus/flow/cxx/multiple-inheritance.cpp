// A call through a second base reaches any class with that base that has objects.
struct Reader {
  virtual int read() = 0;
};
struct Writer {
  virtual int write(int n) = 0;
};
struct File : Reader, Writer {
  int read() override { return hook(); }            // expect-call: on_read
  int write(int n) override { return n + hook(); }  // expect-call: on_read
  int (*hook)();
};
struct Null : Writer {
  int write(int n) override { return n; }
};
struct Never : Reader, Writer {
  int read() override { return 1; }
  int write(int n) override { return n + 1; }
};
extern "C" int on_read() { return 1; }
static File file;
static Null null;
Writer *volatile writer = &file;
Reader *volatile reader = &file;
Writer *volatile none = &null;

int main() {
  file.hook = on_read;
  return writer->write(1) +  // expect-call: _ZN4File5writeEi _ZN4Null5writeEi
         reader->read() +    // expect-call: _ZN4File4readEv
         none->write(2);     // expect-call: _ZN4Null5writeEi
}
