int main(void)
{
    int x = 1, y = 2;
    const int z = 3;
    switch (x) {
    case y: return 1;
    case z: return 2;
    case 1.5: return 3;
    case "a": return 4;
    }
    switch ("abc") { }
    return 0;
}
