// Streams over streams, as firmware has them: what is read goes through any number of them.
#pragma once
#include <cstddef>

namespace streams {

class Stream {
 public:
  virtual ~Stream() = default;
  virtual int read(char *into, int bytes) = 0;
  virtual const char *name() const { return "stream"; }
  int read_all(char *into, int bytes);
};

class Text : public Stream {
 public:
  explicit Text(const char *text) : next_(text) {}
  int read(char *into, int bytes) override;
  const char *name() const override { return "text"; }

 private:
  const char *next_;
};

/// Changes each byte by a function.
class Changed : public Stream {
 public:
  using Change = char (*)(char);
  Changed(Stream &inner, Change change) : inner_(inner), change_(change) {}
  int read(char *into, int bytes) override;

 private:
  Stream &inner_;
  Change change_;
};

/// Tells a listener of every read; the listener's object is behind a void pointer.
class Watched : public Stream {
 public:
  using Listener = void (*)(void *object, int bytes);
  Watched(Stream &inner, Listener listener, void *object)
      : inner_(&inner), listener_(listener), object_(object) {}
  int read(char *into, int bytes) override;
  const char *name() const override { return inner_->name(); }

 private:
  Stream *inner_;
  Listener listener_;
  void *object_;
};

/// Nobody makes one: its read is no target of any call.
class Forgotten : public Stream {
 public:
  int read(char *, int) override;
};

/// Any callable, by a pointer to it and a function that knows its type.
class Callback {
 public:
  template <typename Callable>
  explicit Callback(Callable &callable)
      : object_(&callable), call_([](void *object, int value) {
          return (*static_cast<Callable *>(object))(value);
        }) {}
  int operator()(int value) const { return call_(object_, value); }

 private:
  void *object_;
  int (*call_)(void *, int);
};

/// The sum of what `each` makes of the bytes of a stream.
int sum(Stream &stream, const Callback &each);

}  // namespace streams
