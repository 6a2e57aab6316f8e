/* Operands of inline assembly that gcc refuses. */
int main(void)
{
    int a = 1;
    const int k = 2;
    asm("nop" : "=r"(3));
//~ 5: error: lvalue required in 'asm' statement
    asm("nop" : "r"(a));
//~ 5: error: output operand constraint lacks '='
    asm("nop" : "=r"(k));
//~ 5: error: read-only variable 'k' used as 'asm' output
    asm("nop" : : "r"(zz));
//~ 23: error: 'zz' undeclared (first use in this function)
    asm("nop" : : "m"(5));
//~ 5: error: memory input 0 is not directly addressable
    asm("nop" : : "3"(a));
//~ 5: error: matching constraint references invalid operand number
    asm("nop" : : 5);
//~ 19: error: expected string literal before numeric constant
    return 0;
}
