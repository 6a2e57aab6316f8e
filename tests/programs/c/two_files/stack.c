#include "stack.h"

static int cells[16];
static int top;

void push(int value) { cells[top++] = value; }
int pop(void) { return cells[--top]; }
int empty(void) { return top == 0; }
