// A mistake in the use of names; Binder turns it into a diagnostic of the source.
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Binding;

sealed class BindingException(string message, Span place) : Exception(message)
{
    public Span Place { get; } = place;
}
