//@ native
// inet_network: each part is a byte, the last one the lowest; what is no address.
#include <stdio.h>
#include <arpa/inet.h>
int main(void){ const char *l[]={"1.0.0.0","1.0.0","1.0","1","0","0x0","0x","1 bar","1.2.3.4.5","1.2.","256","1.256","10 ","0x1f.2","077"}; for(int i=0;i<15;i++) printf("%s %x\n",l[i],inet_network(l[i])); }
