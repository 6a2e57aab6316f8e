//@ native
// dirname of paths with one, two and more slashes.
#include <libgen.h>
#include <string.h>
#include <stdio.h>
int main(void){ const char *l[]={"//","///","//usr","//usr//","///usr","/usr//","a/b","//a/b","////","/a","//a//b//"}; for(int i=0;i<11;i++){ char b[50]; strcpy(b,l[i]); printf("%s -> %s\n",l[i],dirname(b)); } }
