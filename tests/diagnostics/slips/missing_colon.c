int main(int argc, char **argv)
{
    switch (argc) {
    case 1 return 1;
    case 2; return 2;
    default return 3;
    }
}
