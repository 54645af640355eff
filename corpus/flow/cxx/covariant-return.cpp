// An overrider that returns a derived class is called for the base's method.
struct Shape {
  virtual Shape *copy() = 0;
  virtual int area() = 0;
};
struct Square : Shape {
  Square *copy() override;
  int area() override { return 4; }
};
struct Circle : Shape {
  Circle *copy() override { return this; }
  int area() override { return 3; }
};
static Square square, spare;
static Circle circle;
Square *Square::copy() { return &spare; }
Shape *volatile shape = &square;
Shape *volatile round = &circle;

int main() {
  Shape *copied = shape->copy();  // expect-call: _ZN6Square4copyEv
  return copied->area() +         // expect-call: _ZN6Square4areaEv
         round->area();           // expect-call: _ZN6Circle4areaEv
}
