import type { RootSearch } from '../address/root-search';
import { useAddress } from '../address/use-address';

/** Whether the figure of this name is shown as a table, as the address has it, and the way to change that. */
export function useTable(id: string): [boolean, () => void] {
  const [{ tables = [] }, setAddress] = useAddress<RootSearch>();
  const isTable = tables.includes(id);
  const toggle = () => {
    const next = isTable ? tables.filter((each) => each !== id) : [...tables, id];
    setAddress({ tables: next.length ? next : undefined });
  };
  return [isTable, toggle];
}
