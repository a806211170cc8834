/** A number of wires for people: `1 wire`, `2 wires`, `1,200 wires`. */
export function formatWireCount(count: number): string {
  return count === 1 ? '1 wire' : `${count.toLocaleString('en')} wires`;
}
