// A variable that no unit defines holds what is not known; so does what is reached from it.
struct port { void (*send)(int); };
extern void (*rom_hook)(int);
extern const struct port *const rom_port;
static void mine(int n) { (void)n; }
void (*defined_here)(int) = mine;

int main(void) {
  rom_hook(1);        // expect-call: unknown mine
  rom_port->send(2);  // expect-call: unknown mine
  defined_here(3);    // expect-call: mine
  return 0;
}
