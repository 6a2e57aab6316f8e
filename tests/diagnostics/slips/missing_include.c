int main(void)
{
    printf("hello\n");
    char *p = malloc(10);
    strcpy(p, "abc");
    free(p);
    exit(0);
}
