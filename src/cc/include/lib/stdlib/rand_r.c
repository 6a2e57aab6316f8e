// defines rand_r
int rand_r(unsigned *seed)
{
    unsigned next = *seed;
    next = next * 1103515245 + 12345;
    int result = next / 65536 % 2048;
    next = next * 1103515245 + 12345;
    result = result << 10 ^ (int)(next / 65536 % 1024);
    next = next * 1103515245 + 12345;
    result = result << 10 ^ (int)(next / 65536 % 1024);
    *seed = next;
    return result;
}
