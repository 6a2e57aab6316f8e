enum colour { RED, GREEN, BLUE };
enum other { RED, YELLOW };
enum bad { A = 1.5, B = "x" };
int main(void)
{
    enum colour c = PURPLE;
    enum nope d;
    RED = 5;
    return c;
}
