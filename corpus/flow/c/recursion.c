// A function that calls itself through a pointer, and two that call each other.
typedef int step(int);
static step count, ping, pong, apart;
static step *volatile again = count;
static step *const pair[] = {ping, pong};
static step *volatile beside = apart;
static int count(int n) {
  return n ? again(n - 1) : 0;  // expect-call: count
}
static int ping(int n) {
  return n ? pair[1](n - 1) : 0;  // expect-call: ping pong
}
static int pong(int n) {
  return n ? pair[0](n - 1) : 0;  // expect-call: ping pong
}
static int apart(int n) { return n; }

int main(int n) {
  return count(n) + ping(n) +
         beside(n);  // expect-call: apart
}
