// Tables of pointers to tables, and arrays of arrays.
typedef void action(void);
static void a(void) {}
static void b(void) {}
static void c(void) {}
static void d(void) {}
static void e(void) {}
static action *const low[] = {a, b};
static action *const high[] = {c};
static action *const *const tables[] = {low, high};
static action *const square[2][2] = {{d, 0}, {0, d}};
static action *const (*const row)[1] = (action *const[][1]){{e}};

int main(int n) {
  tables[n][n]();      // expect-call: a b c
  square[n][n]();      // expect-call: d
  row[n][0]();         // expect-call: e
  low[n]();            // expect-call: a b
  return 0;
}
