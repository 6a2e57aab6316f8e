#include <iostream>
using namespace std;
int main()
{
    cout << "hello" << endl;
    int *p = new int;
    delete p;
    return 0;
}
