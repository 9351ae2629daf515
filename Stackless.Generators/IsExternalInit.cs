// The compiler wants this type for init accessors and records; netstandard2.0 does not have it.
namespace System.Runtime.CompilerServices
{
    static class IsExternalInit
    {
    }
}
