// What an object that is not walked by its fields refers to.
namespace Stackless.Runtime;

interface IReferring
{
    /// <summary>Objects and frames, and nulls among them; in no order.</summary>
    IEnumerable<object?> Referenced();
}
