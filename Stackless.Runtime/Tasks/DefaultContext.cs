// A contextvars.Context that is made when somebody asks for it: until then those who will share it share this.
namespace Stackless.Runtime;

sealed class DefaultContext
{
    /// <summary>Null: nobody has asked.</summary>
    public PyObject? Made;
}
