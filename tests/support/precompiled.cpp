// Owns the precompiled header that the engine's tests share.
int main()
{
    return 0;
}
